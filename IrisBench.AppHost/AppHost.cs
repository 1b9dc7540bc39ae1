using IrisBench.AppHost.Publishing.OpenFaaS;
using IrisBench.AppHost.Resources;
using IrisBench.AppHost.RunningSystem;

var builder = DistributedApplication.CreateBuilder(args);

var credentials = builder.AddCredentials();

// Where the system is published to: the functions to OpenFaaS, the rest beside it in the same cluster.
var kubernetes = builder.AddKubernetesEnvironment("k8s").WithDashboard(false);
var openfaas = builder.AddOpenFaaS(kubernetes);

var irisServer = builder.AddIrisServer(credentials).WithComputeEnvironment(kubernetes);

// The four steps, each as a function of its own.
builder.AddFunction<Projects.IrisAuth>("iris-auth").DependsOn(irisServer).PublishAsFunction(openfaas, FunctionSize.Small).LooksUp(irisServer);
builder.AddFunction<Projects.IrisLoad>("iris-load").PublishAsFunction(openfaas, FunctionSize.Large);
builder.AddFunction<Projects.IrisTrain>("iris-train").DependsOn(irisServer).PublishAsFunction(openfaas, FunctionSize.Large).LooksUp(irisServer);
builder.AddFunction<Projects.IrisPredict>("iris-predict").DependsOn(irisServer).PublishAsFunction(openfaas, FunctionSize.Small).LooksUp(irisServer);

// The same steps in one process.
builder.AddMonolith().DependsOn(irisServer).WithComputeEnvironment(kubernetes);

// So that `irisbench compare` finds the system that is up.
builder.AnnounceRunningSystem();

builder.Build().Run();
