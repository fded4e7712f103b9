import type { MediaMeasures } from '#lib/domain/item/media.ts'
import { AudioPlayer } from '../audio/audio-player.tsx'

type Media = { role: 'primary' | 'context'; position: number; measures: MediaMeasures }
type Props = { item: string; externalId: string; media: readonly Media[] }

/** The media of an item as they are: upright pictures, recordings that can be played. */
export function ItemMedia({ item, externalId, media }: Props) {
  if (media.length === 0) return <p className="text-muted">This item is a record; it has no picture or recording.</p>
  return (
    <div className="grid gap-3">
      {media.map(({ role, position, measures }) => {
        const address = `/api/media/${item}/${role}${position > 0 ? `?position=${position}` : ''}`
        return (
          <figure key={address} className="grid gap-2 overflow-hidden rounded-lg border border-line bg-sunken">
            {measures.kind === 'image' ? (
              <img
                src={address}
                alt={externalId}
                width={measures.width}
                height={measures.height}
                className="mx-auto max-h-[68vh] w-auto max-w-full object-contain"
              />
            ) : (
              <div className="flex h-64">
                <AudioPlayer
                  source={address}
                  peaks={`/api/media/${item}/peaks`}
                  duration={measures.duration}
                  silenceBefore={measures.silenceBefore}
                  silenceAfter={measures.silenceAfter}
                  label={`Waveform of ${externalId}`}
                />
              </div>
            )}
            {role === 'context' ? <figcaption className="px-3 pb-2 text-muted text-sm">Context</figcaption> : null}
          </figure>
        )
      })}
    </div>
  )
}
