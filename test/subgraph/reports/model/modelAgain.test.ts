// The other half of the random lives of model.test.ts.
import { describeLives } from './describeLives';

describeLives(1);
