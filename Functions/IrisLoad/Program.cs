using IrisBench.FunctionHost;
using IrisBench.Pipeline.Load;

return await FunctionWorkload.RunAsync(args, parts => new LoadStep(parts.Telemetry));
