using IrisBench.FunctionHost;
using IrisBench.Pipeline.Load;

return await FunctionWorkload.RunAsync<LoadStep>(args);
