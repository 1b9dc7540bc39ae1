using System.CommandLine;
using IrisBench.Benchmarks;
using IrisBench.Benchmarks.AbTruth;
using IrisBench.Benchmarks.ColdStart;
using IrisBench.Benchmarks.Fuzz;
using IrisBench.Benchmarks.Gateway;
using IrisBench.Benchmarks.PipelineVersusPython;
using IrisBench.Benchmarks.TwinTruth;

return await new RootCommand("Measures the parts of IrisBench on this machine.")
{
    KernelsCommand.Create(),
    PipelineVersusPythonCommand.Create(),
    ColdStartCommand.Create(),
    GatewayOverheadCommand.Create(),
    NativeLoadCommand.Create(),
    ModelUploadsCommand.Create(),
    FuzzCommand.Create(),
    AbTruthCommand.Create(),
    PredictCommand.Create(),
    TwinTruthCommand.Create(),
}
.Parse(args).WithOneLineErrors().InvokeAsync();
