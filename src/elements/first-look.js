// Before the first paint: `look.ts` explains. It goes out as it stands here.
try {
  const kept = (key) => JSON.parse(localStorage.getItem(`cam-tay:${key}`));
  Object.assign(document.documentElement.dataset, kept('look'), { text: kept('text-size') ?? 100 });
} catch {}
