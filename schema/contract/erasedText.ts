// What stands where a text of the reporter, or their name, stood until they had their data erased (UU PDP, hak penghapusan).
// Reports and users say the same.

export const ERASED_TEXT = '[dihapus atas permintaan pelapor]';
