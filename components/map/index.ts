export { MapView, type MapApi, type MapViewProps } from './MapView'
