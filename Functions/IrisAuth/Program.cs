using IrisBench.FunctionHost;
using IrisBench.Pipeline.Authentication;

return await FunctionWorkload.RunAsync(args, parts => new AuthenticateStep(parts));
