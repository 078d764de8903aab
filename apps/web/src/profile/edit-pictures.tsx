import type { Account } from '../entities/entities.ts'
import { Avatar } from '../ui/avatar.tsx'
import { HeaderPicture, isMissing } from './header-picture.tsx'
import { PictureChoice } from './picture-choice.tsx'
import type { PictureChange } from './profile-draft.ts'

interface Props {
  account: Account
  pictures: { avatar: PictureChange; header: PictureChange }
  disabled: boolean
  onChange(changes: { avatar?: PictureChange; header?: PictureChange }): void
  onProblem(text: string | null): void
}

/** Both pictures as they will stand on the profile. */
export function EditPictures({ account, pictures, disabled, onChange, onProblem }: Props) {
  const common = { disabled, onProblem }
  return (
    <div>
      <PictureChoice
        {...common}
        which="header"
        present={!isMissing(account.header)}
        change={pictures.header}
        onChange={(header) => onChange({ header })}
        className="overflow-hidden rounded-xl"
      >
        {(preview) => <HeaderPicture url={preview === undefined ? account.header : (preview ?? '')} />}
      </PictureChoice>
      <div className="-mt-10 ml-3 w-fit">
        <PictureChoice
          {...common}
          which="avatar"
          present={!/\/avatars\/\d+\.png$/.test(account.avatar)}
          change={pictures.avatar}
          onChange={(avatar) => onChange({ avatar })}
          className="flex items-end gap-2 pr-28"
        >
          {(preview) => (
            <span className="rounded-2xl border-4 border-raised bg-raised">
              <Avatar account={pictured(account, preview)} size={96} />
            </span>
          )}
        </PictureChoice>
      </div>
    </div>
  )
}

function pictured(account: Account, preview: string | null | undefined): Account {
  if (preview === undefined) return account
  return { ...account, avatar: preview ?? '', avatarStatic: preview ?? '' }
}
