import { ldText, type Ld } from '@/lib/formats/json-ld'

/** What the page is, for machines. A block of data is not executed, so the policy for scripts does not speak of it (HTML, "prepare the script element": the type is looked at first). */
export function JsonLd({ data }: { data: Ld | null }) {
  return data && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: ldText(data) }} />
}
