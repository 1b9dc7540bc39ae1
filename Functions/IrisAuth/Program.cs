using IrisBench.FunctionHost;
using IrisBench.Pipeline.Steps;

return await FunctionWorkload.RunAsync(args, parts => new AuthenticateStep(parts));
