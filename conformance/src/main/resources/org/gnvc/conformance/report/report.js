// Filters rows and details; opens what a link leads to. The page works without it.
(() => {
  const form = document.querySelector('.filter');
  const failedOnly = document.getElementById('failed-only');
  const namePart = document.getElementById('name-part');
  const cases = document.querySelectorAll('.cases tbody tr');
  const all = document.querySelectorAll('[data-case]');

  const filter = () => {
    const part = namePart.value.trim().toLowerCase();
    for (const one of all) {
      one.hidden = (failedOnly.checked && one.dataset.outcome !== 'failed')
        || !one.dataset.case.toLowerCase().includes(part);
    }
    const shown = [...cases].filter(row => !row.hidden).length;
    document.getElementById('shown').value =
      shown === cases.length ? `${shown} cases` : `${shown} of ${cases.length} cases`;
  };

  const open = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) {
      target.hidden = false;
      target.open = true;
      target.scrollIntoView();
    }
  };

  form.addEventListener('input', filter);
  form.addEventListener('submit', event => event.preventDefault());
  addEventListener('hashchange', open);
  form.hidden = false;
  filter();
  open();
})();
