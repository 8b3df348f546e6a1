// A process that says that it runs, and waits.
process.on('message', () => process.exit());
process.send('here');
