using System.CommandLine;
using IrisBench.Benchmarks;
using IrisBench.Benchmarks.ColdStart;
using IrisBench.Benchmarks.Fuzz;
using IrisBench.Benchmarks.Gateway;
using IrisBench.Benchmarks.Load;
using IrisBench.Benchmarks.ModelUploads;
using IrisBench.Benchmarks.PipelineVersusPython;
using IrisBench.Benchmarks.SameClock;

return await new RootCommand("Measures the parts of IrisBench on this machine.")
{
    KernelsCommand.Create(),
    PipelineVersusPythonCommand.Create(),
    ColdStartCommand.Create(),
    GatewayOverheadCommand.Create(),
    NativeLoadCommand.Create(),
    GatewaySoakCommand.Create(),
    SameClockCommand.Create(),
    ModelUploadsCommand.Create(),
    FuzzCommand.Create(),
}
.Parse(args).WithOneLineErrors().InvokeAsync();
