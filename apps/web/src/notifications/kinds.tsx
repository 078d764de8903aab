/** Kinds of notifications: their icons, and whether a post is shown in full. Kinds that we do not know are rendered too. */
import { AtSign, Bell, Flag, Heart, type LucideIcon, Pencil, Repeat2, Reply, UserPlus, Vote } from 'lucide-react'

interface KindIcon {
  icon: LucideIcon
  colour: string
  filled?: boolean
}

const ICONS: Partial<Record<string, KindIcon>> = {
  mention: { icon: AtSign, colour: 'text-accent' },
  reply: { icon: Reply, colour: 'text-accent' },
  favourite: { icon: Heart, colour: 'text-like', filled: true },
  reblog: { icon: Repeat2, colour: 'text-boost' },
  follow: { icon: UserPlus, colour: 'text-accent' },
  follow_request: { icon: UserPlus, colour: 'text-warn' },
  status: { icon: Bell, colour: 'text-accent' },
  update: { icon: Pencil, colour: 'text-muted' },
  poll: { icon: Vote, colour: 'text-accent' },
  'admin.sign_up': { icon: UserPlus, colour: 'text-muted' },
  'admin.report': { icon: Flag, colour: 'text-danger' },
}

export const iconOf = (type: string): KindIcon => ICONS[type] ?? { icon: Bell, colour: 'text-muted' }

/** Kinds that are about somebody else's post, which is shown as it stands in a timeline, with its actions. */
const WITH_POST: readonly string[] = ['mention', 'status', 'update', 'poll', 'quote', 'quoted_update']
export const isWithPost = (type: string): boolean => WITH_POST.includes(type)
