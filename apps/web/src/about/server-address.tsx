import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/use-copy.ts'

/** The address as other apps ask for it, and a way to take it along. */
export function ServerAddress({ address }: { address: string }) {
  const [state, setState] = useState<'rest' | 'copied' | 'failed'>('rest')
  useEffect(() => {
    if (state === 'rest') return
    const timer = setTimeout(setState, 2_500, 'rest')
    return () => clearTimeout(timer)
  }, [state])
  const copy = () => copyText(address).then((copied) => setState(copied ? 'copied' : 'failed'))
  return (
    <div className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 flex-1 rounded-xl border border-line bg-raised px-4 py-2.5 text-[15px] wrap-anywhere select-all">
        {address}
      </code>
      <Button kind="quiet" onClick={() => void copy()}>
        {state === 'copied' ? (
          <Check size={18} strokeWidth={1.75} aria-hidden="true" />
        ) : (
          <Copy size={18} strokeWidth={1.75} aria-hidden="true" />
        )}
        <span role="status">
          {state === 'copied' ? t('about.copied') : state === 'failed' ? t('about.copyFailed') : t('about.copy')}
        </span>
      </Button>
    </div>
  )
}
