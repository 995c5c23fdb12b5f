import { useState } from 'react';

export type Theme = 'system' | 'light' | 'dark';

function chosen(): Theme {
  const kept = localStorage.getItem('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** The chosen look. The script in the page's head reads the same place and paints it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(chosen);
  const choose = (next: Theme) => {
    if (next === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', next);
    dispatchEvent(new Event('themechange'));
    setTheme(next);
  };
  return [theme, choose];
}
