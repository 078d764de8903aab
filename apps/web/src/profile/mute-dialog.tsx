import { useState } from 'react'
import { t } from '../i18n/i18n.ts'
import type { MuteChoice } from '../people/use-relate.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Switch } from '../ui/switch.tsx'

const HOUR = 3_600
/** In seconds; 0 is for good. */
const DURATIONS = [
  ['hour', HOUR],
  ['day', 24 * HOUR],
  ['week', 7 * 24 * HOUR],
  ['forever', 0],
] as const

interface Props {
  acct: string
  onMute(choice: MuteChoice): void
  onClose(): void
}

/** For how long somebody is not to be seen, and whether that is for notifications too. */
export function MuteDialog({ acct, onMute, onClose }: Props) {
  const [duration, setDuration] = useState<number>(0)
  const [notifications, setNotifications] = useState(true)
  return (
    <Dialog open onClose={onClose} title={t('profile.mute', { acct })}>
      <p className="text-[15px] text-muted">{t('profile.muteAbout')}</p>
      <fieldset className="mt-3">
        <legend className="text-sm font-semibold">{t('profile.muteFor')}</legend>
        <div className="mt-2 grid grid-cols-2 gap-2">
          {DURATIONS.map(([name, seconds]) => (
            <label
              key={name}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-xl border border-line px-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="duration"
                checked={duration === seconds}
                onChange={() => setDuration(seconds)}
                className="size-4 accent-accent"
              />
              {t(`profile.duration.${name}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Switch label={t('profile.muteNotifications')} checked={notifications} onChange={setNotifications} />
      <div className="mt-2 flex justify-end gap-3">
        <Button kind="quiet" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button
          onClick={() => {
            onMute({ duration, notifications })
            onClose()
          }}
        >
          {t('profile.muteNow')}
        </Button>
      </div>
    </Dialog>
  )
}
