// One connection for all tabs: browsers allow six to a host, and each tab
// that listened on its own would use one up.
const ports = new Set();
let last = null;
const source = new EventSource('/_dev/events');
source.onmessage = (event) => {
  last = event.data;
  for (const port of ports) port.postMessage(last);
};
onconnect = (event) => {
  const port = event.ports[0];
  ports.add(port);
  port.onmessage = () => ports.delete(port);
  if (last !== null) port.postMessage(last);
};
