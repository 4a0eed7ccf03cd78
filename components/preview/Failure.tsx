/** Why a file is not shown, and what to do. */
export function Failure({ title, reason, large, hint }: { title: string; reason: string | null; large: { text: string; command: string } | null; hint: string }) {
  return (
    <div role="alert" className="mt-4 rounded-lg border border-line bg-background px-6 py-5">
      <p className="font-semibold"><bdi>{title}</bdi></p>
      {reason && <p className="mt-2 [overflow-wrap:anywhere]">{reason}</p>}
      {large ? (
        <>
          <p className="mt-2">{large.text}</p>
          <pre dir="ltr" className="mt-2 overflow-x-auto rounded-md bg-chip px-3 py-2 text-sm" tabIndex={0}><code>{large.command}</code></pre>
        </>
      ) : <p className="mt-2 text-muted">{hint}</p>}
    </div>
  )
}
