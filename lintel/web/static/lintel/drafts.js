// Saves a form as somebody types: every ten seconds and on leaving a box. Every page works without it, by its Save button.
(function () {
  'use strict'
  var EVERY = 10000, WARN = 5 * 60
  var form = document.querySelector('form[data-draft]')
  if (!form || !window.fetch || !window.FormData) return
  var said = form.querySelector('[data-draft-said]')
  // What is typed before this script has come is to be kept too: so it is compared with the page as it was served.
  var served = form.cloneNode(true)
  served.reset()
  var last = text(served), sending = false, sent = false, endsAt = null, warned = false

  function data(of) {
    var all = new FormData(of)
    // A box without a tick sends nothing, and would be taken for untouched.
    Array.prototype.forEach.call(of.elements, function (box) {
      if (box.name && /^(checkbox|radio)$/.test(box.type) && !all.has(box.name)) all.append(box.name, '')
    })
    return new URLSearchParams(all)
  }
  function text(of) { return data(of).toString() }
  // A page that is told of only by its words is not kept for a mere choice.
  function worthKeeping() {
    return form.getAttribute('data-draft') !== 'words' || Array.prototype.some.call(form.elements, function (box) {
      return /^text/.test(box.type) && box.value !== box.defaultValue && /\S\s+\S/.test(box.value)
    })
  }
  function say(words, loud) {
    if (said.textContent === words) return
    said.textContent = words
    said.classList.toggle('lintel-draft-said--loud', !!loud)
  }
  function ends(seconds) {
    if (seconds === null || seconds === '' || isNaN(seconds)) return
    endsAt = Date.now() + seconds * 1000
  }
  function told(answer) {
    if (answer.refused) return say(answer.refused, true)
    ends(answer.ends_in)
    if (answer.finished) return say('A colleague sent this form, or threw it away, meanwhile. What you typed since is kept in a new draft. Press Save to see it.', true)
    if (answer.conflicts.length) return say('Saved at ' + answer.saved + '. A colleague changed what you are changing: press Save to see both.', true)
    say('Saved at ' + answer.saved)
  }
  function failed(reason) {
    if (reason === 'signed out') say('Your sign-in ended, or you signed in again. What you typed is still here: press Save, and it is kept.', true)
    else say('Not saved just now. It is tried again in ten seconds.', true)
    last = null
  }
  function save() {
    var now = text(form)
    if (sending || sent || now === last || !worthKeeping()) return
    sending = true
    last = now
    fetch('/drafts/save', {
      method: 'POST', body: new URLSearchParams(now), credentials: 'same-origin', keepalive: now.length < 60000, headers: { Accept: 'application/json' }
    }).then(function (answer) {
      if (answer.status === 403) throw new Error('signed out')
      if (!answer.ok && answer.status !== 422) throw new Error('failed')
      return answer.json()
    }).then(told).catch(function (error) { failed(error.message) }).finally(function () { sending = false })
  }
  function warn() {
    if (endsAt === null || warned) return
    var left = Math.round((endsAt - Date.now()) / 1000)
    if (left > WARN) return
    warned = true
    save()
    say('Your sign-in ends in ' + Math.max(1, Math.round(left / 60)) + ' minutes. What you typed is saved.', true)
  }
  ends(parseInt(said.getAttribute('data-ends-in'), 10))
  setInterval(function () { save(); warn() }, EVERY)
  form.addEventListener('focusout', save)
  // Going back, closing the tab or turning to another one is no reason to lose the last words.
  window.addEventListener('pagehide', save)
  document.addEventListener('visibilitychange', function () { if (document.hidden) save() })
  form.addEventListener('submit', function () { sent = true })
  warn()
})()
