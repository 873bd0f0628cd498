Console.WriteLine("CoordinationFlow.Server");
