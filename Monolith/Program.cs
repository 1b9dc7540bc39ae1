using IrisBench.FunctionHost;
using Monolith;

return await Workload.RunAsync<MonolithHandler>(args, "monolith", services => services.AddPipelineSteps());
