import { useStored } from './use-stored'
import { loadManagement, type Management } from '../../utils/store/management'
import { managementKey } from '../../utils/store/storage-watch'

/** What whoever manages this computer decided; undefined on one that nobody manages. */
export function useManagement(): Management | undefined {
  return useStored(loadManagement, items, undefined)
}

const items = [managementKey]
