using IrisBench.FunctionHost;
using IrisBench.Pipeline.Prediction;

return await FunctionWorkload.RunAsync(args, parts => new PredictStep(parts));
