/** How every part of the bench starts Chromium: the system's, GL in software, nothing of its own over the network. */
export const CHROMIUM = { executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking'] }
