using IrisBench.AppHost.Monitoring;
using IrisBench.AppHost.Publishing;
using IrisBench.AppHost.Publishing.Kubernetes;
using IrisBench.AppHost.Resources;
using IrisBench.AppHost.RunningSystem;
using IrisBench.AppHost.Workarounds;

var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
{
    Args = [.. args, PublishOutcome.KeepsNothing],
    DisableDashboard = RunningSystemSettings.WithoutDashboard,
})
    .KeepLoopbackOffTheProxy().StopCompletely().AskForHealthUntilAnswered().TellFailuresInOneLine();

var credentials = builder.AddCredentials();

// Where the system is published to: the functions to OpenFaaS or Knative, the rest beside it in the same cluster. On this machine a gateway
// stands in for OpenFaaS.
var images = builder.AddImages();
var kubernetes = builder.AddKubernetes(images);
var functions = builder.AddFunctions().Beside(kubernetes, images);
var knative = builder.AddKnativeEnvironment("knative").Beside(kubernetes, images);
builder.AddDeployment(images, kubernetes, functions, knative);

var irisServer = builder.AddIrisServer(credentials).PublishIrisServer(kubernetes);

// The four steps, each as a function of its own.
functions.DependsOn(irisServer);
functions.AddStep<Projects.IrisAuth>("iris-auth", WorkloadSize.Small).PublishAlsoTo(knative).DependsOn(irisServer).LooksUp(irisServer);
functions.AddStep<Projects.IrisLoad>("iris-load", WorkloadSize.Large).PublishAlsoTo(knative);
functions.AddStep<Projects.IrisTrain>("iris-train", WorkloadSize.Large).PublishAlsoTo(knative).DependsOn(irisServer).LooksUp(irisServer);
functions.AddStep<Projects.IrisPredict>("iris-predict", WorkloadSize.Small).PublishAlsoTo(knative)
    .DependsOn(irisServer).LooksUp(irisServer);

// The same steps in one process.
var monolith = builder.AddMonolith().DependsOn(irisServer).PublishMonolith(kubernetes, irisServer).StartAgainWhenKilled();

// The page on which both are compared.
builder.AddLiveView(credentials, functions, monolith, irisServer);

// Prometheus and Grafana, on demand.
builder.AddMonitoring();

// So that `irisbench compare` finds the system that is up.
builder.AnnounceRunningSystem();

return builder.Build().RunToExitCode();
