using IrisBench.AppHost.Gateway;
using IrisBench.AppHost.Monitoring;
using IrisBench.AppHost.Publishing;
using IrisBench.AppHost.Publishing.Kubernetes;
using IrisBench.AppHost.Resources;
using IrisBench.AppHost.RunningSystem;

var builder = DistributedApplication.CreateBuilder(ApplicationOptions.Of(args))
    .KeepLoopbackOffTheProxy().StopCompletely().AskForHealthUntilAnswered().TellFailuresInOneLine();

var credentials = builder.AddCredentials();

// Where the system is published to: the functions to OpenFaaS or Knative, the rest beside it in the same cluster.
var images = builder.AddImages();
var kubernetes = builder.AddKubernetes(images);
var openfaas = builder.AddOpenFaaS(kubernetes, images);
var knative = builder.AddKnative(kubernetes, images);
builder.AddDeployment(images, kubernetes, openfaas, knative);

var irisServer = builder.AddIrisServer(credentials).PublishIrisServer(kubernetes);

// Runs the functions on this machine; a cluster has OpenFaaS or Knative.
var gateway = builder.AddGateway().DependsOn(irisServer);

// The four steps, each as a function of its own.
builder.AddFunction<Projects.IrisAuth>("iris-auth", gateway).DependsOn(irisServer)
    .PublishAsFunction(openfaas, knative, FunctionSize.Small).LooksUp(irisServer);
builder.AddFunction<Projects.IrisLoad>("iris-load", gateway).PublishAsFunction(openfaas, knative, FunctionSize.Large);
builder.AddFunction<Projects.IrisTrain>("iris-train", gateway).DependsOn(irisServer)
    .PublishAsFunction(openfaas, knative, FunctionSize.Large).LooksUp(irisServer);
builder.AddFunction<Projects.IrisPredict>("iris-predict", gateway).DependsOn(irisServer)
    .PublishAsFunction(openfaas, knative, FunctionSize.Small).LooksUp(irisServer);

// The same steps in one process.
var monolith = builder.AddMonolith().DependsOn(irisServer).PublishMonolith(kubernetes, irisServer).StartAgainWhenKilled();

// The page on which both are compared.
builder.AddLiveView(credentials, gateway, monolith, irisServer);

// Prometheus and Grafana, on demand.
builder.AddMonitoring();

// So that `irisbench compare` finds the system that is up.
builder.AnnounceRunningSystem();

return builder.Build().RunToExitCode();
