using IrisBench.FunctionHost;
using Monolith;

return await Workload.RunAsync(args, "monolith", parts => new MonolithHandler(parts));
