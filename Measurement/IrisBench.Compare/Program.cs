using IrisBench.Compare.Commands;

return await IrisBenchCommandLine.RunAsync(args);
