using IrisBench.Function;
using IrisBench.FunctionHost;

return await FunctionWorkload.RunAsync(args, _ => new Handler());
