using IrisBench.Function;
using IrisBench.FunctionHost;

return await FunctionWorkload.RunAsync<Handler>(args);
