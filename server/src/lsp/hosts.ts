import type { ConfigHost } from '../config/nearest.js';
import type { FolderHost } from './folder/host.js';

/** The place that the server runs in: what it may look at besides what the client tells it; where there is no disk, nothing. */
export interface Hosts {
  readonly configHost?: ConfigHost | undefined;
  readonly folderHost?: FolderHost | undefined;
}
