// Users publishes: that a reporter was erased is told to the other subgraphs through its own outbox.
import { createTablesMigration } from '../../../platform/db/ddl';
import { PUBLISHER_TABLES } from '../../../platform/outbox/tables';

export const AddOutbox = createTablesMigration('AddOutbox1795529200004', PUBLISHER_TABLES);
