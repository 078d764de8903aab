/** On narrow screens the header makes room while one scrolls down and is back with the first move up; styles.css does the rest. */
const ENOUGH_PX = 24

export function watchScrolling(): void {
  let turned = 0
  let last = 0
  let down = false
  addEventListener(
    'scroll',
    () => {
      const y = Math.max(0, scrollY)
      if (y > last !== down) {
        down = y > last
        turned = last
      }
      last = y
      const root = document.documentElement
      if (y < ENOUGH_PX || (!down && turned - y > ENOUGH_PX)) delete root.dataset.scrolling
      else if (down && y - turned > ENOUGH_PX) root.dataset.scrolling = 'down'
    },
    { passive: true },
  )
}
