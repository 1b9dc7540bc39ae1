using IrisBench.Function;
using IrisBench.FunctionHost;

return await FunctionWorkload.RunAsync(args, parts => new Handler(parts.Telemetry));
