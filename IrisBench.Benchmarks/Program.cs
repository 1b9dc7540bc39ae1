using System.CommandLine;
using IrisBench.Benchmarks;
using IrisBench.Benchmarks.Load;

return await new RootCommand("Measures the parts of IrisBench on this machine.")
{
    KernelsCommand.Create(),
    LoadVersusNumpyCommand.Create(),
}
.Parse(args).WithOneLineErrors().InvokeAsync();
