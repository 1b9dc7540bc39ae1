using IrisBench.AppHost.Monitoring;
using IrisBench.AppHost.Resources;
using IrisBench.AppHost.RunningSystem;

var builder = DistributedApplication.CreateBuilder(args);

var credentials = builder.AddCredentials();

var irisServer = builder.AddIrisServer(credentials);

// The four steps, each as a function of its own.
builder.AddFunction<Projects.IrisAuth>("iris-auth").DependsOn(irisServer);
builder.AddFunction<Projects.IrisLoad>("iris-load");
builder.AddFunction<Projects.IrisTrain>("iris-train").DependsOn(irisServer);
builder.AddFunction<Projects.IrisPredict>("iris-predict").DependsOn(irisServer);

// The same steps in one process.
builder.AddMonolith().DependsOn(irisServer);

// Prometheus and Grafana, on demand.
builder.AddMonitoring();

// So that `irisbench compare` finds the system that is up.
builder.AnnounceRunningSystem();

builder.Build().Run();
