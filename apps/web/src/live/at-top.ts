/** Whether the reader looks at the very top of a page: only there may new posts slide in. */
export const atTop = (pathname: string): boolean =>
  location.pathname === pathname && scrollY < 8 && document.visibilityState === 'visible'
