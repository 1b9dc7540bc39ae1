using IrisBench.FunctionHost;
using IrisBench.Pipeline.Authentication;

return await FunctionWorkload.RunAsync<AuthenticateStep>(args);
