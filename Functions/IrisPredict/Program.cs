using IrisBench.FunctionHost;
using IrisBench.Learning.Prediction;

return await FunctionWorkload.RunAsync<PredictStep>(args, services => services.AddSingleton<ModelCache>());
