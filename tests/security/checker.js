// Looks, in the page itself, for what could act or fetch: the browser's own idea of elements, attributes and addresses.
(() => {
  const found = []
  const schemes = ['http:', 'https:', 'ftp:', 'mailto:', 'doi:', 'urn:', 'tel:']
  const acting = ['applet', 'audio', 'base', 'button', 'embed', 'form', 'frame', 'iframe', 'input', 'link', 'math', 'meta',
    'object', 'script', 'source', 'style', 'svg', 'template', 'textarea', 'track', 'video']
  const own_images = document.body.dataset.images === 'any'
  const tell = (element, what) => found.push(what + ': ' + element.outerHTML.slice(0, 160))
  for (const element of document.querySelectorAll('*')) {
    if (element.dataset.harness !== undefined || !document.body.contains(element) || element === document.body) continue
    const name = element.localName
    const is_task = name === 'input' && element.type === 'checkbox' && element.disabled  // "[x]" for goldmark and GitHub
    if (acting.includes(name) && !is_task) tell(element, 'element')
    for (const attribute of element.attributes) {
      if (/^(on.*|srcdoc|formaction|action|srcset|background|poster|ping|data|xlink:href)$/.test(attribute.name)) tell(element, attribute.name)
      if (attribute.name === 'style' && /url|import|expression/i.test(attribute.value)) tell(element, 'style')
    }
    if (name === 'img' && !own_images && !element.src.startsWith('https://img.shields.io/badge/')) tell(element, 'image')
    const address = (element.getAttribute('href') ?? '').replace(/[\u0000-\u0020]/g, '')
    const relative = !/^[a-z][a-z0-9+.-]*:/i.test(address)
    if (name === 'a' && !relative && !schemes.includes(element.protocol)) tell(element, 'scheme')
    if (name === 'a' && relative && element.protocol !== 'file:' && !schemes.includes(element.protocol)) tell(element, 'scheme')
  }
  for (const data of document.querySelectorAll('script[type="application/ld+json"]')) {
    try { JSON.parse(data.textContent) } catch (error) { tell(data, 'JSON-LD ' + error) }
  }
  const wanted = Number(document.body.dataset.parts)
  for (let part = 0; part < wanted; ++part) {
    if (document.querySelector('body > #end-' + part) === null) found.push('part ' + part + ' does not end where it should')
  }
  if (document.title !== 'quiet') found.push('a script ran')
  document.getElementById('verdict').textContent = found.length === 0 ? 'clean' : found.slice(0, 20).join('\n')
})()
