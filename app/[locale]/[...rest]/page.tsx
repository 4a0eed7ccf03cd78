import { notFound } from 'next/navigation'

/** Any other address: 404 in the page's language. */
export default function Anything() {
  notFound()
}
