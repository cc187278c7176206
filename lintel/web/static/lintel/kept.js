// Keeps what somebody types into a public form: every ten seconds, and as the page is left. Every page works without it.
(function () {
  'use strict'
  var form = document.querySelector('form[data-kept]')
  if (!form || !window.fetch || !window.FormData) return
  // What is typed before this script has come is to be kept too: so it is compared with the page as it was served.
  var served = form.cloneNode(true)
  served.reset()
  var last = text(served), sent = false

  function text(of) { return new URLSearchParams(new FormData(of)).toString() }
  function told(answer) {
    if (answer.ok) return
    last = null
    // Another page has changed or sent it: whoever types here is told so now, and not when they come back.
    var said = document.querySelector('[data-not-kept]')
    if (said && answer.status === 409) said.hidden = false
  }
  function keep() {
    var now = text(form)
    if (sent || now === last) return
    last = now
    fetch(form.action, {
      method: 'POST', body: new URLSearchParams(now + '&keep=yes'), credentials: 'same-origin', keepalive: now.length < 60000
    }).then(told).catch(function () { last = null })
  }
  setInterval(keep, 10000)
  form.addEventListener('focusout', keep)
  window.addEventListener('pagehide', keep)
  document.addEventListener('visibilitychange', function () { if (document.hidden) keep() })
  form.addEventListener('submit', function () { sent = true })
  // A browser that goes back to the page may bring it as it was left.
  window.addEventListener('pageshow', function (event) { if (event.persisted) sent = false })
})()
