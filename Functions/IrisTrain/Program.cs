using IrisBench.FunctionHost;
using IrisBench.Learning.Training;

return await FunctionWorkload.RunAsync(args, parts => new TrainStep(parts));
