// Opens the questions that apply once something is chosen, and shuts them again where nothing was answered. Without it,
// each can be opened by hand.
(function () {
  'use strict'
  function chosen(name) {
    return Array.prototype.map.call(document.querySelectorAll('input[name="' + name + '"]:checked'), function (box) { return box.value })
  }
  function answered(part) {
    return Array.prototype.some.call(part.querySelectorAll('input, textarea'), function (box) {
      return /^(checkbox|radio)$/.test(box.type) ? box.checked : box.value.trim()
    })
  }
  document.addEventListener('change', function (event) {
    Array.prototype.forEach.call(document.querySelectorAll('details[data-asked-if]'), function (part) {
      if (part.dataset.askedIf !== event.target.name) return
      var codes = part.dataset.codes.split(' ')
      part.open = answered(part) || chosen(event.target.name).some(function (code) { return codes.indexOf(code) >= 0 })
    })
  })
})()
