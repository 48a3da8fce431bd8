/**
 * The one module that imports ECharts values, and only the parts that the pictures are made of. It is a chunk of
 * its own, fetched after the page's words and numbers are shown. SVG rather than canvas: sharp on paper and on a
 * projector, and coloured by custom properties.
 */
import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, CustomChart, GridComponent, TooltipComponent, SVGRenderer]);

export { init };
