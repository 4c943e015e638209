// Random lives of reports against an independent model of the domain's table: real GraphQL, real rows, each step compared.
import { describeLives } from './describeLives';

describeLives(0);
