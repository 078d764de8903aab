/** A menu behind a button: keys, focus and names by Base UI, looks by us. */
import { Menu as Base } from '@base-ui/react/menu'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { useTopDialog } from './floating.tsx'

interface MenuProps {
  /** The button that opens it: `<IconButton name="More" …/>`. */
  trigger: ReactElement
  children: ReactNode
  align?: 'start' | 'end'
  /** For a menu that is loaded by its first use. */
  defaultOpen?: boolean
}

export function Menu({ trigger, children, align = 'end', defaultOpen }: MenuProps) {
  const dialog = useTopDialog()
  return (
    <Base.Root modal={false} defaultOpen={defaultOpen}>
      <Base.Trigger render={trigger} />
      {/* Within a landmark, for those who go through the page by them; a dialog would take the focus when it closes. */}
      <Base.Portal container={dialog ? undefined : document.getElementById('main')}>
        <Base.Positioner align={align} sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup className="raised max-h-(--available-height) max-w-(--available-width) min-w-52 overflow-y-auto rounded-xl py-1.5 outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

const ITEM =
  'flex min-h-10 w-full cursor-pointer select-none items-center gap-3 px-4 text-left text-[15px] outline-none data-disabled:cursor-default data-disabled:opacity-50 data-highlighted:bg-sunken'

interface ItemProps {
  icon?: ReactNode
  danger?: boolean
  disabled?: boolean
  onSelect?: () => void
  children: ReactNode
}

export function MenuItem({ icon, danger = false, disabled, onSelect, children }: ItemProps) {
  return (
    <Base.Item disabled={disabled} onClick={onSelect} className={`${ITEM} ${danger ? 'text-danger' : ''}`}>
      {icon}
      {children}
    </Base.Item>
  )
}

/** An item that goes somewhere: `render` is the `<Link>`. */
export function MenuLink({ icon, render, children }: { icon?: ReactNode; render: ReactElement; children: ReactNode }) {
  return (
    <Base.LinkItem render={render} closeOnClick className={ITEM}>
      {icon}
      {children}
    </Base.LinkItem>
  )
}

type RadioGroupProps = ComponentProps<typeof Base.RadioGroup>

export const MenuRadioGroup = (props: RadioGroupProps) => <Base.RadioGroup {...props} />

export function MenuRadioItem({
  value,
  icon,
  hint,
  children,
}: {
  value: string
  icon?: ReactNode
  hint?: string
  children: ReactNode
}) {
  return (
    <Base.RadioItem value={value} closeOnClick className={`${ITEM} py-1.5 data-checked:text-accent`}>
      {icon}
      <span>
        {children}
        {hint && <span className="block text-[13px] text-muted">{hint}</span>}
      </span>
    </Base.RadioItem>
  )
}

export const MenuSeparator = () => <Base.Separator className="my-1.5 h-px bg-line" />
