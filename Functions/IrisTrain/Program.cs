using IrisBench.FunctionHost;
using IrisBench.Learning.Training;

return await FunctionWorkload.RunAsync<TrainStep>(args);
