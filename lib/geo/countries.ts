import { fold } from '../text/fold'
import type { Bounds } from '../slice/types'

/**
 * West, south, east, north of each country's towns (GeoNames, CC BY 4.0), widened to whole degrees and by one more: coarse, and enough
 * to see that a pair of coordinates fits only the other way round. `countries.test.ts` holds it against the gazetteer.
 */
const TABLE = [
  'AD 0 41 3 44;AE 51 22 58 27;AF 60 29 74 40;AG -63 16 -60 19;AI -65 17 -62 20;AL 18 38 22 44;AM 42 37 48 43;AO 11 -19 24 -4;AQ 165 -79 168 -76;AR -74 -56 -52 -20;AS -173 -16 -168 -10;AT 8 45 19 50;AU 112 -45 155 -9;AW -72 11 -68 14',
  'AX 18 58 23 62;AZ 43 37 52 43;BA 14 41 21 47;BB -61 12 -58 15;BD 87 19 94 28;BE 1 48 8 53;BF -7 8 3 16;BG 21 40 30 46;BH 49 25 52 28;BI 28 -6 32 -1;BJ 0 5 5 13;BL -64 16 -61 19;BM -66 31 -63 34;BN 113 3 117 7',
  'BO -71 -24 -56 -8;BQ -70 11 -61 19;BR -74 -35 -31 4;BS -81 19 -71 28;BT 88 25 93 29;BW 20 -28 30 -16;BY 22 50 34 58;BZ -91 15 -86 20;CA -141 41 -51 72;CC 95 -14 98 -11;CD 11 -13 32 6;CF 14 2 28 12;CG 10 -6 20 3;CH 4 44 12 49',
  'CI -10 3 -1 12;CK -161 -23 -158 -20;CL -111 -56 -66 -17;CM 7 1 17 14;CN 74 17 136 54;CO -83 -6 -66 15;CR -87 7 -81 13;CU -86 18 -73 25;CV -27 13 -21 19;CW -71 11 -67 14;CX 104 -12 107 -9;CY 31 33 36 37;CZ 11 47 20 53;DE 4 46 16 57',
  'DJ 40 10 45 14;DK 7 53 17 59;DM -63 14 -60 17;DO -73 16 -67 21;DZ -10 21 10 38;EC -92 -6 -75 3;EE 21 56 30 61;EG 24 21 36 33;EH -17 22 -12 29;ER 35 12 44 17;ES -20 26 6 45;ET 33 3 44 16;FI 20 58 32 71;FJ -180 -20 181 -11',
  'FK -59 -53 -56 -50;FM 136 0 165 11;FO -9 60 -5 64;FR -6 40 11 53;GA 7 -5 16 4;GB -9 48 3 62;GD -63 11 -60 14;GE 39 40 48 45;GF -56 2 -50 7;GG -4 48 -1 51;GH -4 3 3 13;GI -7 35 -4 38;GL -58 59 -36 74;GM -18 12 -12 15',
  'GN -16 6 -7 14;GP -63 14 -60 18;GQ 4 -3 13 5;GR 18 33 31 43;GS -38 -56 -35 -53;GT -94 12 -87 19;GU 143 12 146 15;GW -18 10 -12 14;GY -61 2 -56 10;HK 112 21 116 24;HN -91 12 -82 18;HR 12 41 21 48;HT -76 17 -70 21;HU 15 44 24 50',
  'ID 94 -12 142 7;IE -12 50 -5 57;IL 33 28 37 35;IM -6 53 -3 56;IN 67 7 98 36;IQ 39 28 50 39;IR 43 24 63 41;IS -25 62 -12 68;IT 5 34 20 49;JE -4 48 -1 51;JM -80 16 -75 20;JO 33 28 40 35;JP 122 23 147 47;KE 32 -6 43 5',
  'KG 68 38 80 44;KH 101 9 109 16;KI -161 0 175 5;KM 42 -14 46 -10;KN -64 16 -61 19;KP 123 36 132 44;KR 125 32 131 40;KW 46 27 50 31;KY -83 18 -79 21;KZ 45 39 86 56;LA 99 13 109 23;LB 34 32 38 36;LC -63 12 -59 16;LI 8 46 11 49',
  'LK 78 4 83 11;LR -13 3 -6 10;LS 26 -32 31 -27;LT 19 53 28 58;LU 4 48 8 52;LV 20 54 30 59;LY 8 23 27 34;MA -17 21 0 37;MC 6 42 9 45;MD 26 44 31 50;ME 17 40 22 45;MF -65 17 -62 20;MG 42 -27 52 -11;MH 161 3 173 13',
  'MK 19 39 24 44;ML -13 9 5 24;MM 91 8 101 27;MN 88 41 120 53;MO 112 21 115 24;MP 144 13 147 17;MQ -63 13 -59 16;MR -19 14 -6 24;MS -64 15 -61 18;MT 13 34 16 38;MU 55 -22 65 -9;MV 71 -2 75 8;MW 31 -18 37 -8;MX -119 13 -85 34',
  'MY 98 0 120 8;MZ 30 -27 42 -10;NA 12 -30 26 -16;NC 162 -24 169 -18;NE -1 10 15 20;NF 166 -31 169 -28;NG 1 3 16 15;NI -89 9 -82 16;NL 2 49 9 55;NO 3 57 33 73;NP 79 25 90 31;NR 165 -2 168 1;NU -171 -21 -168 -18;NZ -178 -48 180 -33',
  'OM 51 16 61 28;PA -84 6 -76 11;PE -83 -20 -68 1;PF -153 -25 -133 -7;PG 140 -12 157 -1;PH 116 3 128 22;PK 60 23 77 38;PL 13 48 26 56;PM -58 45 -55 49;PN -132 -27 -129 -24;PR -69 16 -64 20;PS 33 30 37 34;PT -33 31 -5 44;PW 130 2 136 10',
  'PY -62 -29 -53 -18;QA 49 23 53 28;RE 54 -23 57 -19;RO 19 42 31 50;RS 17 41 24 48;RU -181 40 181 75;RW 27 -4 32 0;SA 34 15 52 33;SB 155 -12 167 -5;SC 54 -6 57 -3;SD 21 9 39 23;SE 10 54 26 69;SG 102 0 105 3;SH -16 -39 -4 -6',
  'SI 12 44 18 48;SJ -10 69 17 80;SK 16 46 24 51;SL -15 6 -9 11;SM 11 42 14 45;SN -19 11 -11 18;SO 40 -3 53 13;SR -58 4 -53 7;SS 24 2 35 13;ST 5 -1 9 3;SV -92 12 -86 16;SX -65 17 -62 20;SY 34 31 44 39;SZ 30 -29 33 -24',
  'TC -73 20 -70 23;TD 13 7 24 23;TF 69 -51 72 -48;TG -1 5 3 12;TH 96 4 107 22;TJ 66 35 75 42;TK -174 -11 -170 -7;TL 123 -11 128 -7;TM 51 34 68 44;TN 6 31 13 39;TO -177 -23 -172 -14;TR 24 34 46 44;TT -63 9 -59 13;TV 175 -10 181 -5',
  'TW 117 21 123 28;TZ 28 -13 42 0;UA 21 43 42 54;UG 28 -3 36 5;US -168 18 -65 73;UY -60 -36 -52 -29;UZ 57 36 74 45;VA 11 40 14 43;VC -63 12 -60 15;VE -74 0 -59 13;VG -66 17 -63 20;VI -66 16 -63 20;VN 101 7 114 25;VU 166 -21 171 -12',
  'WF -180 -16 -175 -12;WS -174 -16 -170 -12;XK 19 41 23 45;YE 41 11 56 19;YT 44 -14 47 -11;ZA 15 -36 34 -21;ZM 21 -19 35 -7;ZW 24 -24 34 -15',
].join(';')

const BOUNDS = new Map(TABLE.split(';').map((entry): [string, Bounds] => {
  const [code, ...b] = entry.split(' ')
  return [code, b.map(Number) as unknown as Bounds]
}))

/** Where a country lies, by its two letters; null for none. */
export const boundsOfCountry = (code: string | null): Bounds | null => (code ? (BOUNDS.get(code) ?? null) : null)
export const COUNTRY_CODES: readonly string[] = [...BOUNDS.keys()]

const ALSO: Record<string, string> = {
  syrianarabrepublic: 'SY', turkey: 'TR', turkiye: 'TR', drc: 'CD', drcongo: 'CD', democraticrepublicofthecongo: 'CD', democraticrepublicofcongo: 'CD', congodrc: 'CD', congokinshasa: 'CD', republicofcongo: 'CG', palestine: 'PS', occupiedpalestinianterritory: 'PS', opt: 'PS', westbank: 'PS', gaza: 'PS', gazastrip: 'PS',
  usa: 'US', unitedstatesofamerica: 'US', uk: 'GB', russianfederation: 'RU', burma: 'MM', ivorycoast: 'CI', capeverde: 'CV', iranislamicrepublicof: 'IR', islamicrepublicofiran: 'IR', bosniaherzegovina: 'BA', macedonia: 'MK', kingdomofeswatini: 'SZ', swaziland: 'SZ', republicofkorea: 'KR', laopdr: 'LA', vietnam: 'VN', republicofmoldova: 'MD', unitedrepublicoftanzania: 'TZ', carepublic: 'CF', car: 'CF',
}

let known: Map<string, string> | null = null

/** Two letters of ISO 3166 for a country's name in English, French or Arabic, for the letters themselves, or for its three figures; null when it is none. */
export function countryCode(text: string): string | null {
  const trimmed = text.trim()
  if (/^[A-Za-z]{2}$/.test(trimmed) && BOUNDS.has(trimmed.toUpperCase())) return trimmed.toUpperCase()
  if (/^\d{3}$/.test(trimmed)) return new Intl.Locale(`und-${trimmed}`).region ?? null
  known ??= names()
  // UCDP writes "Yemen (North Yemen)".
  return known.get(plain(trimmed)) ?? known.get(plain(trimmed.replace(/\s*\(.*\)/, ''))) ?? null
}

const plain = (text: string): string => fold(text).replace(/[^\p{L}]/gu, '')

function names(): Map<string, string> {
  const codes = new Map(Object.entries(ALSO))
  for (const language of ['en', 'fr', 'ar']) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of COUNTRY_CODES) {
      const name = display.of(code)
      if (name && !codes.has(plain(name))) codes.set(plain(name), code)
    }
  }
  return codes
}
