// What stands where a text of the reporter stood until they had their data erased (UU PDP, hak penghapusan).

export const ERASED_TEXT = '[dihapus atas permintaan pelapor]';
